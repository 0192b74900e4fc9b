<#
.SYNOPSIS
    Build the setup and the portable folder on a Windows machine, from the same specification and
    script as installer/build-wine.sh.

.DESCRIPTION
    Needs Python 3.13 (64-bit) of python.org with its launcher, NSIS 3.08 or newer, and the registry
    of Python packages; no administrator rights. Nothing outside the build folder is changed.

    BUILD\windows\SoPGI                        the program
    BUILD\SoPGI-<version>-x64.exe              the setup
    BUILD\SoPGI-<version>-x64-portable.zip     the same program with portable.txt beside it
    BUILD\SHA256SUMS
    BUILD\*.pdf                                the guide and the quick card, to be printed

.PARAMETER Build
    The folder of everything that is built.

.PARAMETER Nsis
    makensis.exe, where it is not on the path or in its usual place.
#>
[CmdletBinding()]
param(
    [string] $Build = (Join-Path $PSScriptRoot '..\build\installer'),
    [string] $Nsis = ''
)
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '..')).Path
$build = (New-Item -ItemType Directory -Force $Build).FullName

# A program that fails does not stop PowerShell by itself.
function Invoke-Checked {
    param([string] $Program, [string[]] $Words)
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with status $LASTEXITCODE" }
}

function Find-Nsis {
    $usual = Join-Path ${env:ProgramFiles(x86)} 'NSIS\makensis.exe'
    $onPath = Get-Command makensis.exe -ErrorAction SilentlyContinue
    if ($Nsis) { return $Nsis }
    if ($onPath) { return $onPath.Source }
    if (Test-Path $usual) { return $usual }
    throw 'NSIS was not found: install it, or name makensis.exe by -Nsis'
}

$makensis = Find-Nsis
$venv = Join-Path $build 'python'
$python = Join-Path $venv 'Scripts\python.exe'
if (-not (Test-Path $python)) { Invoke-Checked 'py' @('-3.13', '-m', 'venv', $venv) }
$found = & $python -c "import struct, sys; print('%d.%d %d' % (*sys.version_info[:2], 8 * struct.calcsize('P')))"
if ($found -ne '3.13 64') { throw "Python 3.13 for 64 bit is needed; found $found" }
Invoke-Checked $python @('-m', 'pip', 'install', '--quiet', '--disable-pip-version-check',
    '--require-hashes', '--no-deps', '--only-binary=:all:',
    '-r', (Join-Path $PSScriptRoot 'requirements.txt'),
    '-r', (Join-Path $PSScriptRoot 'requirements-build.txt'))

# The time stamps in the executables are those of the change that is built.
$epoch = & git -C $root log -1 '--format=%ct'
if ($LASTEXITCODE -ne 0) { $epoch = '1700000000' }
$env:SOURCE_DATE_EPOCH = $epoch
$work = Join-Path $build 'windows-work'
Invoke-Checked $python @('-m', 'PyInstaller', '--noconfirm', '--log-level', 'ERROR',
    '--distpath', (Join-Path $build 'windows'), '--workpath', $work,
    (Join-Path $PSScriptRoot 'sopgi.spec'))
$payload = Join-Path $build 'windows\SoPGI'

# What does not prove itself is not packed.
$proof = Join-Path $build 'self-test'
$test = Start-Process -FilePath (Join-Path $payload 'SoPGI.exe') -ArgumentList '--self-test', "`"$proof`"" -Wait -PassThru
if ($test.ExitCode -ne 0) {
    Get-Content -Encoding UTF8 (Join-Path $proof 'tu-kiem-tra.txt')
    throw 'the program does not pass its self-test'
}

# By the program itself: what it writes is what a clerk can write.
$guide = Start-Process -FilePath (Join-Path $payload 'SoPGI.exe') -ArgumentList 'guide', '--out', "`"$build`"" -Wait -PassThru
if ($guide.ExitCode -ne 0) { throw 'the program does not write its guide' }

$init = Get-Content -Encoding UTF8 -Raw (Join-Path $root 'desktop\__init__.py')
$version = [regex]::Match($init, '__version__ = "(.*)"').Groups[1].Value
$name = "SoPGI-$version-x64"
# A place so deep that Windows would not take it is refused before anything is unpacked.
$longest = (Get-ChildItem -Recurse -File $payload |
    ForEach-Object { $_.FullName.Length - $payload.Length - 1 } | Measure-Object -Maximum).Maximum
Invoke-Checked $makensis @('-V2', '-INPUTCHARSET', 'UTF8', "-DVERSION=$version", "-DPAYLOAD=$payload",
    "-DLONGEST=$longest", "-DICON=$(Join-Path $work 'sopgi\sopgi.ico')",
    "-DOUTFILE=$(Join-Path $build "$name.exe")", '-DCOMPRESSOR=lzma',
    (Join-Path $PSScriptRoot 'sopgi.nsi'))

$portable = Join-Path $build 'portable'
if (Test-Path $portable) { Remove-Item -Recurse -Force $portable }
New-Item -ItemType Directory $portable | Out-Null
Copy-Item -Recurse $payload (Join-Path $portable 'SoPGI')
Copy-Item (Join-Path $PSScriptRoot 'portable.txt') (Join-Path $portable 'SoPGI\portable.txt')
Compress-Archive -Force -Path (Join-Path $portable 'SoPGI') -DestinationPath (Join-Path $build "$name-portable.zip")
Remove-Item -Recurse -Force $portable

$sums = foreach ($file in "$name.exe", "$name-portable.zip") {
    '{0}  {1}' -f (Get-FileHash -Algorithm SHA256 (Join-Path $build $file)).Hash.ToLower(), $file
}
[IO.File]::WriteAllLines((Join-Path $build 'SHA256SUMS'), [string[]] $sums)
$sums
