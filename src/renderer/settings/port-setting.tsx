import { useState } from 'react';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { tell } from '../toasts.ts';
import { holdPreferences } from '../use-preferences.ts';
import { fixOf } from '../words/fixes.ts';
import { settingsWords as words } from '../words/settings.ts';
import { portOf } from './addresses.ts';
import { SettingRow } from './setting-row.tsx';

interface PortSettingProps {
  readonly port: number;
  /** How many assistants have the port in their configuration. */
  readonly knownTo: number;
}

/** The port, and moving it: in place, with what it costs beside the field. */
export function PortSetting({ port, knownTo }: PortSettingProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <SettingRow
      title={words.port}
      note={words.portNote}
      control={
        <>
          <code className="setting-value">{port}</code>
          {!isOpen && <Button onPress={() => setOpen(true)}>{words.portChange}</Button>}
        </>
      }
    >
      {isOpen && <Move port={port} knownTo={knownTo} onClose={() => setOpen(false)} />}
    </SettingRow>
  );
}

interface MoveProps extends PortSettingProps {
  readonly onClose: () => void;
}

function Move({ port, knownTo, onClose }: MoveProps) {
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const wanted = portOf(text, port);
  const mistake = 'mistake' in wanted && text !== '' ? words.portMistake(wanted.mistake) : refusal;

  async function move(): Promise<void> {
    if ('mistake' in wanted) return;
    const answer = holdPreferences(await ask('movePort', { port: wanted.port }));
    if (!answer.ok) return setRefusal(`${answer.failure.title}. ${fixOf(answer.failure)}`);
    onClose();
    return tell(words.portMoved(answer.value.port));
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves what is being edited
    <div
      className="port-move"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p>{words.portText(knownTo)}</p>
      <div className="port-field">
        <Field
          label={words.portField}
          value={text}
          onChange={(next) => {
            setText(next);
            setRefusal(null);
          }}
          mistake={mistake}
          isCode
          takesFocus
          onEnter={() => void move()}
        />
      </div>
      <div className="setting-buttons">
        <Button onPress={onClose}>{words.portKeep(port)}</Button>
        <Button
          kind="filled"
          blockedBecause={'mistake' in wanted ? words.portMistake(wanted.mistake) : null}
          onPress={() => void move()}
        >
          {words.portMove}
        </Button>
      </div>
    </div>
  );
}
