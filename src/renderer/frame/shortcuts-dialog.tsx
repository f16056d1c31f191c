import { platform } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { PlainDialog } from '../parts/dialog.tsx';
import { frameWords } from '../words/frame.ts';

const { screens, shortcut } = frameWords;

/** Every key that means the same in the whole window. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const command = platform() === 'darwin' ? '⌘' : 'Ctrl+';
  const rows = [
    [`${command}1`, screens.overview],
    [`${command}2`, screens.tables],
    [`${command}3`, screens.assistants],
    [`${command}4`, screens.activity],
    [`${command},`, screens.settings],
    [`${command}R`, shortcut.verify],
    ['F6', shortcut.nextPane],
    ['?', shortcut.shortcuts],
    ['Esc', shortcut.close],
  ] as const;
  return (
    <PlainDialog title={frameWords.shortcuts} onClose={onClose}>
      <dl className="shortcuts">
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-actions">
        <Button takesFocus onPress={onClose}>
          {frameWords.close}
        </Button>
      </div>
    </PlainDialog>
  );
}
