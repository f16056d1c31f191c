/** By which macOS and Windows know the app; the installers are built with the same. */
export const APP_ID = 'com.dynamosql.tray';
