import { app, dialog } from 'electron';

const MOVE = 'Move to Applications';
const BUTTONS = [MOVE, 'Not now'];

/**
 * Offers to install an app that runs from where it will be gone, and gives true when another copy
 * goes on in its place. What the system refuses leaves the app where it is.
 */
export function offerToMove(): boolean {
  app.focus({ steal: true });
  const pressed = dialog.showMessageBoxSync({
    message: 'Move DynamoSQL Tray to Applications, so that assistants find it there every day?',
    buttons: BUTTONS,
    defaultId: 0,
    cancelId: 1,
  });
  if (BUTTONS[pressed] !== MOVE) return false;
  try {
    return app.moveToApplicationsFolder();
  } catch {
    return false;
  }
}
