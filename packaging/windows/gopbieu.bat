@echo off
rem What a double click starts: copy this file into the folder of a campaign, beside dot.yaml.
rem gopbieu.exe is found beside this file, or on the PATH.
chcp 65001 >nul
cd /d "%~dp0"
set "GOPBIEU=gopbieu"
if exist "%~dp0gopbieu.exe" set "GOPBIEU=%~dp0gopbieu.exe"
"%GOPBIEU%" %*
rem 0 and 1: it worked, and the page is of this run.
if errorlevel 2 goto end
if exist "ket-qua\bao-cao.html" start "" "ket-qua\bao-cao.html"
:end
echo.
pause
