; The setup of Sổ PGI: for one user, without administrator rights, without a network.
;
; makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DPAYLOAD=DIR -DLONGEST=N -DICON=F -DOUTFILE=F \
;          [-DCOMPRESSOR=lzma] sopgi.nsi            (installer/make-setup.sh does it)
;
; $INSTDIR\app is the program and nothing else; it is replaced as a whole by two renames. Data is
; elsewhere ($LOCALAPPDATA\SoPGI) and is never touched, neither here nor when uninstalling.
;
; Exit status, for silent use (/S): 0 done; 1 given up by the user; 2 damaged setup;
; 3 a newer version is installed; 4 Windows is too old; 5 the program is running;
; 6 files could not be written, the old version stands; 7 the folder's path is too long;
; 8 the folder holds something that is not Sổ PGI.
Unicode true
; A 64-bit stub: a 32-bit Windows refuses it, and Wine needs no 32-bit part.
Target amd64-unicode
RequestExecutionLevel user
CRCCheck force
SetCompressor /SOLID ${COMPRESSOR}
!if ${COMPRESSOR} == lzma
  SetCompressorDictSize 32
!endif
SetOverwrite on
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS all

!define ID "SoPGI"                 ; ASCII, in paths and in the registry
!define NAME "Sổ PGI"
!define EXE "SoPGI.exe"
!define SUFFIX ".sopgi"
!define TYPE "SoPGI.Package"
!define MARK "sopgi.txt"           ; says that $INSTDIR is ours
!define MUTEX "Local\SoPGI"        ; desktop/running.py holds it
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define OLDEST_BUILD 17763         ; Windows 10 1809: what Qt 6 needs
!define MOST_LETTERS 259           ; MAX_PATH without its end

; 1.2.3 as one number, to be compared.
!searchparse /noerrors "${VERSION}.0.0" "" MAJOR "." MINOR "." PATCH "."
!define /math V1 ${MAJOR} * 1000000
!define /math V2 ${MINOR} * 1000
!define /math V3 ${V1} + ${V2}
!define /math NUMBER ${V3} + ${PATCH}

Name "${NAME}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
Icon "${ICON}"
UninstallIcon "${ICON}"

VIProductVersion "${MAJOR}.${MINOR}.${PATCH}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${NAME}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "MIT"

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\${EXE}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DATA_STAYS)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString WELCOME 1066 "Sổ PGI ${VERSION} sẽ được cài cho riêng anh chị trên máy này; không cần quyền quản trị, không cần mạng.$\r$\n$\r$\nNếu đã có bản cũ, bộ cài thay chương trình và giữ nguyên sổ, khóa, bản sao lưu."
LangString WELCOME 1033 "Sổ PGI ${VERSION} will be installed for you alone on this PC; neither administrator rights nor a network are needed.$\r$\n$\r$\nAn earlier version is replaced; ledgers, keys and backups stay as they are."
LangString RUNNING 1066 "Sổ PGI đang mở. Hãy đóng Sổ PGI rồi bấm Thử lại."
LangString RUNNING 1033 "Sổ PGI is running. Close it, then press Retry."
LangString OLD_WINDOWS 1066 "Sổ PGI cần Windows 10 phiên bản 1809 (64 bit) hoặc mới hơn; máy này dùng Windows cũ hơn nên không cài được. Chưa có gì thay đổi trên máy."
LangString OLD_WINDOWS 1033 "Sổ PGI needs Windows 10 version 1809 (64-bit) or newer; this PC has an older one. Nothing was changed."
LangString NEWER 1066 "Máy đã có phiên bản Sổ PGI mới hơn bản ${VERSION} này. Bản mới được giữ nguyên; không cần làm gì thêm."
LangString NEWER 1033 "A newer version of Sổ PGI than ${VERSION} is installed. It was kept; nothing else is to be done."
LangString NOT_WRITTEN 1066 "Không ghi được chương trình vào $INSTDIR: ổ đĩa đầy, hoặc có tệp đang bị chương trình khác giữ. Bản cũ (nếu có) được giữ nguyên. Hãy xóa bớt tệp, đóng các chương trình khác rồi chạy lại bộ cài."
LangString NOT_WRITTEN 1033 "The program could not be written to $INSTDIR: the disk is full, or another program holds a file. The old version, if any, was kept. Free some space, close other programs and run the setup again."
LangString TOO_LONG 1066 "Tên thư mục cài đặt quá dài cho Windows. Hãy chọn thư mục có tên ngắn hơn."
LangString TOO_LONG 1033 "The path of this folder is too long for Windows. Choose a shorter one."
LangString NOT_OURS 1066 "Thư mục $INSTDIR đã có thư mục “app” không phải của Sổ PGI. Hãy chọn thư mục khác để không mất tệp của anh chị."
LangString NOT_OURS 1033 "The folder $INSTDIR has a folder “app” that is not of Sổ PGI. Choose another folder, so that no file of yours is lost."
LangString DATA_STAYS 1066 "Chỉ chương trình bị gỡ. Sổ, khóa ký và bản sao lưu vẫn ở $LOCALAPPDATA\${ID}; cài lại là dùng tiếp được."
LangString DATA_STAYS 1033 "Only the program is removed. Ledgers, keys and backups stay in $LOCALAPPDATA\${ID}; install again to go on with them."
LangString PACKAGE 1066 "Gói dữ liệu Sổ PGI"
LangString PACKAGE 1033 "Sổ PGI data package"

!macro Refuse TEXT STATUS
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

!macro Functions UN
; Vietnamese, whatever language Windows has: clerks' PCs often have an English one. /LANG=en asks for
; the other.
Function ${UN}Speak
  StrCpy $LANGUAGE 1066
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANG=" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == "en"
    StrCpy $LANGUAGE 1033
  ${EndIf}
FunctionEnd

Function ${UN}WaitUntilClosed
  ask:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY ask
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

; Rename $0 to $1, again and again for four seconds: a scanner may hold a fresh file. Errors if not.
Function ${UN}Swap
  StrCpy $2 0
  ${Do}
    ClearErrors
    Rename "$0" "$1"
    ${IfNot} ${Errors}
      ${Break}
    ${EndIf}
    Sleep 250
    IntOp $2 $2 + 1
  ${LoopUntil} $2 > 15
FunctionEnd
!macroend
!insertmacro Functions ""
!insertmacro Functions "un."

Function .onInit
  SetShellVarContext current
  Call Speak
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse "$(OLD_WINDOWS)" 4
  ${EndIf}
  ReadRegDWORD $0 HKCU "${UNINSTALL}" "VersionNumber"
  ${If} $0 > ${NUMBER}
    !insertmacro Refuse "$(NEWER)" 3
  ${EndIf}
  Call WaitUntilClosed
FunctionEnd

; $0: 0, or the status that this folder is refused with.
Function LookAtFolder
  StrCpy $0 0
  StrLen $1 "$INSTDIR\app.new\"
  IntOp $1 $1 + ${LONGEST}
  ${If} $1 > ${MOST_LETTERS}
    StrCpy $0 7
  ${ElseIfNot} ${FileExists} "$INSTDIR\${MARK}"
    ${If} ${FileExists} "$INSTDIR\app\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\app.old\*.*"
    ${OrIf} ${FileExists} "$INSTDIR\app.new\*.*"
      StrCpy $0 8
    ${EndIf}
  ${EndIf}
FunctionEnd

Function CheckFolder
  Call LookAtFolder
  ${If} $0 = 7
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TOO_LONG)"
    Abort
  ${ElseIf} $0 = 8
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_OURS)"
    Abort
  ${EndIf}
FunctionEnd

; The disk filled up while unpacking, or the like: NSIS has stopped the section.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app.new"
  MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
  SetErrorLevel 6
FunctionEnd

Section
  SetShellVarContext current
  Call LookAtFolder
  ${If} $0 = 7
    !insertmacro Refuse "$(TOO_LONG)" 7
  ${ElseIf} $0 = 8
    !insertmacro Refuse "$(NOT_OURS)" 8
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  FileOpen $0 "$INSTDIR\${MARK}" w
  FileWriteUTF16LE /BOM $0 "${NAME}: chỉ thư mục app ở đây là chương trình. $(DATA_STAYS)$\r$\n"
  FileClose $0
  ${If} ${Errors}
    Abort
  ${EndIf}

  ; A run that was cut between its two renames: the old version is back first.
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\app.old\*.*"
    StrCpy $0 "$INSTDIR\app.old"
    StrCpy $1 "$INSTDIR\app"
    Call Swap
    ${If} ${Errors}
      Abort
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\app.new"

  ; Beside the old version, which stands until the new one is whole.
  SetOutPath "$INSTDIR\app.new"
  File /r "${PAYLOAD}\*"
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    StrCpy $0 "$INSTDIR\app"
    StrCpy $1 "$INSTDIR\app.old"
    Call Swap
    ${If} ${Errors}
      Abort
    ${EndIf}
  ${EndIf}
  StrCpy $0 "$INSTDIR\app.new"
  StrCpy $1 "$INSTDIR\app"
  Call Swap
  ${If} ${Errors}
    StrCpy $0 "$INSTDIR\app.old"
    Call Swap
    Abort
  ${EndIf}
  RMDir /r "$INSTDIR\app.old"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\app\${EXE}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\app\${EXE}"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegDWORD HKCU "${UNINSTALL}" "VersionNumber" ${NUMBER}
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\app\${EXE}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0

  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "$(PACKAGE)"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\app\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\app\${EXE}" "%1"'
  ${RefreshShellIcons}
SectionEnd

Function un.onInit
  SetShellVarContext current
  Call un.Speak
  Call un.WaitUntilClosed
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  ; One rename tells whether anything is in use, before the first file goes.
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    StrCpy $0 "$INSTDIR\app"
    StrCpy $1 "$INSTDIR\app.old"
    RMDir /r "$INSTDIR\app.old"
    Call un.Swap
    ${If} ${Errors}
      !insertmacro Refuse "$(RUNNING)" 5
    ${EndIf}
  ${EndIf}
  ; By name only: whatever else somebody put into $INSTDIR stays.
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\app.new"
  Delete "$INSTDIR\${MARK}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\${SUFFIX}"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "$(DATA_STAYS)" /SD IDOK
SectionEnd
