#!/bin/sh
# After deb and rpm have put the files in place. The names in braces are filled in when it is packed.
set -e

app='/opt/${sanitizedProductName}'
command="$app/resources/bin/dynamosql-tray"
link=/usr/bin/dynamosql-tray

# What is on PATH is the command, never the window's program. Somebody else's file stays.
if [ -L "$link" ] || [ ! -e "$link" ]; then
  ln -sfn "$command" "$link"
else
  echo "$link belongs to something else and stays; the command is $command." >&2
fi

# Where ordinary users may not make namespaces, Chromium's sandbox needs its helper to be root's, setuid.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

# AppArmor of Ubuntu 24 and later lets no program make namespaces that it has no profile for.
profile="$app/resources/apparmor-profile"
if apparmor_status --enabled >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
fi

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then
  gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true
fi
