# Prints what can follow: a word, a tab and its description on each line; or @files, @folders.
# The input is the table of commands; the arguments are the words after saldo, the last one incomplete.
function value_of(name) {
  if (("o", path, name) in value) return value["o", path, name]
  return value["o", "*", name]
}
function say(before, word, typed, text) {
  if (index(word, typed) == 1 && !((before word) in said)) {
    said[before word]
    printf "%s%s\t%s\n", before, word, text
  }
}
function names(key, before, typed,    line, inside, found) {
  while ((getline line < config) > 0) {
    if (line ~ /^[^ \t#-]/) inside = line ~ /^accounts[ \t]*:/
    if (!inside || line ~ /^[ \t]*#/) continue
    while (match(line, "(^|[ \t{,])" key ":[ \t]*[\"\047]?[A-Za-z0-9][A-Za-z0-9._-]*")) {
      found = substr(line, RSTART, RLENGTH)
      line = substr(line, RSTART + RLENGTH)
      sub(/.*:[ \t]*["\047]?/, "", found)
      say(before, found, typed, "")
    }
  }
  close(config)
}
function zones(before, typed,    line, part) {
  say(before, "UTC", typed, "")
  while ((getline line < "/usr/share/zoneinfo/zone.tab") > 0)
    if (line !~ /^#/ && split(line, part, "\t") > 2) say(before, part[3], typed, "")
}
function offer(choices, before, typed,    part, count, i, end) {
  if (choices ~ /^\+/) {
    choices = substr(choices, 2)
    for (end = length(typed); end > 0 && substr(typed, end, 1) != ","; end--) continue
    before = before substr(typed, 1, end)
    typed = substr(typed, end + 1)
  }
  count = split(choices, part, ",")
  for (i = 1; i <= count; i++) {
    if (part[i] == "@accounts") names("name", before, typed)
    else if (part[i] == "@providers") names("provider", before, typed)
    else if (part[i] == "@zones") zones(before, typed)
    else if (part[i] ~ /^@/) print part[i]
    else say(before, part[i], typed, "")
  }
}
BEGIN {
  FS = "\t"
  words = ARGC - 1
  for (i = 1; i <= words; i++) word[i] = ARGV[i]
  ARGC = 1
}
NF > 3 {
  value[$1, $2, $3] = $4
  row[++rows] = $1; of[rows] = $2; name[rows] = $3; text[rows] = $5
}
END {
  path = "saldo"
  config = ENVIRON["SALDO_CONFIG"]
  if (config == "") config = "saldo.yaml"
  for (i = 1; i < words; i++) {
    if (waiting != "") {
      if (waiting == "--config") config = word[i]
      waiting = ""
    } else if (word[i] ~ /^-/) {
      at = index(word[i], "=")
      if (at > 0 && substr(word[i], 1, at - 1) == "--config") config = substr(word[i], at + 1)
      else if (at == 0 && value_of(word[i]) != "-" && ((("o", path, word[i]) in value) || (("o", "*", word[i]) in value))) waiting = word[i]
    } else if (("c", path, word[i]) in value) path = path " " word[i]
  }
  typed = word[words]
  at = index(typed, "=")
  if (waiting != "") offer(value_of(waiting), "", typed)
  else if (typed ~ /^--/ && at > 0) offer(value_of(substr(typed, 1, at - 1)), substr(typed, 1, at), substr(typed, at + 1))
  else for (i = 1; i <= rows; i++) {
    if (typed ~ /^-/) {
      if (row[i] == "o" && (of[i] == path || of[i] == "*")) say("", name[i], typed, text[i])
    } else if (of[i] == path && row[i] == "c") say("", name[i], typed, text[i])
    else if (of[i] == path && row[i] == "a") offer(value["a", path, name[i]], "", typed)
  }
}
