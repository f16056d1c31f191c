#!/bin/sh
# After deb or rpm has taken the files away. It also runs when another version takes the place of this one.
set -e

case "$1" in
  # dpkg: the newer version's scripts do what is to be done. rpm: copies that are left.
  upgrade | failed-upgrade | abort-install | abort-upgrade | disappear | [1-9]*) exit 0 ;;
esac

link=/usr/bin/dynamosql-tray
case "$(readlink "$link" 2>/dev/null)" in
  /opt/${sanitizedProductName}/*) rm -f "$link" ;;
esac

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  apparmor_parser --remove "$profile" >/dev/null 2>&1 || true
  rm -f "$profile"
fi

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi

# A purge comes after a removal that has said it.
if [ "$1" != purge ]; then
  echo "What each user set up stays: settings, credentials in the keychain, the entries of assistants."
  echo "To take that away too, run \`npx dynamosql-tray uninstall\` as that user; before a removal, \`dynamosql-tray uninstall\`."
fi
