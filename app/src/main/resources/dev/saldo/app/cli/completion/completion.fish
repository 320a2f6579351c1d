# Completion of saldo for fish: source it, or save it as ~/.config/fish/completions/saldo.fish.
# It starts no Java.

function __saldo_candidates
    set -l words (commandline -opc) (commandline -ct)
    set -l table '@TABLE@'
    for line in (string join \n -- $table | awk '@PROGRAM@' $words[2..-1])
        switch $line
            case '@files'
                __fish_complete_path (commandline -ct)
            case '@folders'
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end

complete -c saldo -f -a '(__saldo_candidates)'
