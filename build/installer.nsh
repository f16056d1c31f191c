# What our installer for Windows does beyond electron-builder's own. The running app is closed by
# electron-builder's part, before anything here begins.

# The command's folder on the person's PATH. Not by NSIS's own strings, which would cut a long PATH;
# and with the other entries as they are written, variables and all.
!macro editUserPath OPERATION
  nsExec::Exec `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "\
    $$key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment'); \
    $$own = [Environment]::GetFolderPath('LocalApplicationData') + '\dynamosql-tray\bin'; \
    $$isThere = $$key.GetValueNames() -contains 'Path'; \
    $$kind = if ($$isThere) { $$key.GetValueKind('Path') } else { 'ExpandString' }; \
    $$path = $$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames'); \
    $$all = @($$path -split ';' | Where-Object { $$_ -and $$_ -ne $$own }); \
    if ('${OPERATION}' -eq 'add') { $$all += $$own }; \
    if ($$all) { $$key.SetValue('Path', ($$all -join ';'), $$kind) } \
    elseif ($$isThere) { $$key.DeleteValue('Path') }"`
  Pop $0
  # Programs that are started from now on see it.
  SendMessage ${HWND_BROADCAST} ${WM_WININICHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro customInstall
  !insertmacro editUserPath add
!macroend

!macro customUnInstall
  # An update runs the uninstaller of the version before; nothing of it is for good.
  ${ifNot} ${isUpdated}
    # Who uninstalls without a window is asked nothing, and keeps what was set up.
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/S" $R1
    ${if} ${Errors}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Also undo assistants' configurations, credentials and settings? You are asked about each in a console." IDNO keep
        # The console stays open for what could not be undone.
        ExecWait `"$SYSDIR\cmd.exe" /d /s /c ""$INSTDIR\resources\bin\dynamosql-tray.exe" uninstall || (pause & exit 1)"` $0
        ${if} $0 != 0
          MessageBox MB_YESNO|MB_ICONEXCLAMATION "Not everything could be undone. Uninstall all the same?" IDYES keep
          Quit
        ${endIf}
      keep:
    ${endIf}

    !insertmacro editUserPath remove
    # Bridges that assistants have started run from here.
    nsExec::Exec `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -Command "\
      Get-CimInstance -ClassName Win32_Process | \
      Where-Object { $$_.Path -and $$_.Path.StartsWith('$LOCALAPPDATA\dynamosql-tray\bin\', 'OrdinalIgnoreCase') } | \
      ForEach-Object { Stop-Process -Id $$_.ProcessId -Force }"`
    Pop $0
    RMDir /r "$LOCALAPPDATA\dynamosql-tray\bin"
    RMDir "$LOCALAPPDATA\dynamosql-tray"
  ${endIf}
!macroend
