/** How window and main reach each other. Apart from the contract, so that the preload script stays small. */
export const ASK_CHANNEL = 'dynamosql:ask';
export const EVENT_CHANNEL = 'dynamosql:event';

/** What main puts before the person's own folder when it starts the window's process. */
export const PERSON_FOLDER_WORD = '--person-folder=';
