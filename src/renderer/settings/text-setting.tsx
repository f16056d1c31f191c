import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { tell } from '../toasts.ts';
import { changePreferences } from '../use-preferences.ts';
import { settingsWords as words } from '../words/settings.ts';

interface TextSettingProps {
  readonly title: string;
  readonly note: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What is wrong with a text, as a sentence. */
  readonly mistakeIn: (text: string) => string | null;
  readonly changeTo: (text: string) => Parameters<typeof changePreferences>[0];
}

/** A line of text that takes effect when it is saved: half of an address is none. */
export function TextSetting(props: TextSettingProps) {
  const { title, note, value } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const text = draft ?? value;
  const isChanged = text.trim() !== value;
  const mistake = isChanged ? props.mistakeIn(text) : null;

  async function save(): Promise<void> {
    if (!isChanged || mistake !== null) return;
    const answer = await changePreferences(props.changeTo(text.trim()));
    if (!answer.ok) return setRefusal(`${answer.failure.title}. ${answer.failure.cause}`);
    setDraft(null);
    return tell(words.saved);
  }

  return (
    <div className="setting setting-text">
      <Field
        label={title}
        value={text}
        onChange={(next) => {
          setDraft(next);
          setRefusal(null);
        }}
        mistake={mistake ?? refusal}
        isCode
        placeholder={props.placeholder ?? ''}
        onEnter={() => void save()}
      />
      {isChanged && (
        <div className="setting-buttons">
          <Button blockedBecause={mistake} onPress={() => void save()}>
            {words.save}
          </Button>
          <Button kind="quiet" onPress={() => setDraft(null)}>
            {words.keepOld}
          </Button>
        </div>
      )}
      <p className="setting-note">{note}</p>
    </div>
  );
}
