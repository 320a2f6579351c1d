@echo off
rem Starts Saldo on Windows.
rem   SALDO_JAVA   the Java to use, 21 or newer: its folder or its java.exe
rem   SALDO_OPTS   additional options for Java, such as -Xmx512m
setlocal
set "SALDO_HOME=%~dp0.."
set "SALDO_PROGRAM="
if not defined SALDO_JAVA goto :home
if exist "%SALDO_JAVA%\bin\java.exe" set "SALDO_PROGRAM=%SALDO_JAVA%\bin\java.exe"
if not defined SALDO_PROGRAM if exist "%SALDO_JAVA%" set "SALDO_PROGRAM=%SALDO_JAVA%"
if defined SALDO_PROGRAM goto :check
echo saldo: SALDO_JAVA: no Java at "%SALDO_JAVA%"; set it to Java 21 or newer, or unset it>&2
exit /b 1
:home
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "SALDO_PROGRAM=%JAVA_HOME%\bin\java.exe"
if defined SALDO_PROGRAM goto :check
for %%J in (java.exe) do set "SALDO_PROGRAM=%%~$PATH:J"
if defined SALDO_PROGRAM goto :check
echo saldo: found no Java 21 or newer in SALDO_JAVA, JAVA_HOME or PATH; install one, or set SALDO_JAVA to its folder>&2
exit /b 1
:check
set "SALDO_UNSAFE="
set "SALDO_VERSION="
rem The second word of the line is "version": others may precede it.
for /f "tokens=2,3" %%V in ('call "%SALDO_PROGRAM%" -version 2^>^&1') do (
  if not defined SALDO_VERSION if "%%V"=="version" set "SALDO_VERSION=%%~W"
)
for /f "delims=.+-" %%V in ("%SALDO_VERSION%") do set "SALDO_VERSION=%%V"
if not defined SALDO_VERSION goto :run
if %SALDO_VERSION% LSS 21 goto :old
if %SALDO_VERSION% GEQ 23 set "SALDO_UNSAFE=--sun-misc-unsafe-memory-access=allow"
:run
"%SALDO_PROGRAM%" -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:+IgnoreUnrecognizedVMOptions ^
  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %SALDO_UNSAFE% -XX:-UsePerfData ^
  -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
  "-Djava.util.logging.config.file=%SALDO_HOME%\lib\logging.properties" ^
  "-Dsaldo.home=%SALDO_HOME%" -Dguice_bytecode_gen_option=DISABLED ^
  %SALDO_OPTS% -cp "%SALDO_HOME%\lib\*" dev.saldo.app.cli.Saldo %*
exit /b %ERRORLEVEL%
:old
echo saldo: "%SALDO_PROGRAM%" is Java %SALDO_VERSION%; Saldo needs Java 21 or newer>&2
exit /b 1
