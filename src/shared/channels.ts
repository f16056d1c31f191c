/** The two IPC channels between window and main. Apart from the contract, so that the preload script stays small. */
export const ASK_CHANNEL = 'dynamosql:ask';
export const EVENT_CHANNEL = 'dynamosql:event';
