import { useState } from 'react';
import type { PreferencesView } from '../../shared/preferences.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { changePreferences, holdPreferences, usePreferences } from '../use-preferences.ts';
import { fixOf } from '../words/fixes.ts';
import { setupWords } from '../words/setup.ts';

const words = setupWords.advanced;

/** For other servers and for networks that stand in between. */
export function Advanced() {
  const preferences = usePreferences();
  if (!preferences) return null;
  return (
    <details className="advanced">
      <summary>
        <Icon name="right" size={14} />
        <span>{words.title}</span>
        <span className="quiet-text">{words.about}</span>
      </summary>
      <div className="advanced-fields">
        <PreferenceField field="mcpUrl" label={words.server} preferences={preferences} />
        <PreferenceField field="httpsProxy" label={words.proxy} preferences={preferences} />
        <CaFile preferences={preferences} />
      </div>
    </details>
  );
}

interface PreferenceFieldProps {
  readonly field: 'mcpUrl' | 'httpsProxy';
  readonly label: string;
  readonly preferences: PreferencesView;
}

/** Takes effect when it is left; an address that cannot be used says why and stays to be mended. */
function PreferenceField({ field, label, preferences }: PreferenceFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const held = preferences[field] ?? '';
  const isFromOutside = field === 'httpsProxy' && preferences.proxySetBy === 'environment';

  async function leave(): Promise<void> {
    if (typed === null || typed === held) return;
    const text = typed.trim();
    const answer = await changePreferences(
      field === 'mcpUrl' ? { mcpUrl: text } : { httpsProxy: text === '' ? null : text },
    );
    setMistake(answer.ok ? null : `${answer.failure.title}. ${fixOf(answer.failure)}`);
    if (answer.ok) setTyped(null);
  }

  return (
    <Field
      label={label}
      value={typed ?? held}
      onChange={setTyped}
      onLeave={() => void leave()}
      mistake={mistake}
      isCode
      placeholder={field === 'httpsProxy' ? words.proxyPlaceholder : ''}
      remark={isFromOutside ? words.fromEnvironment : null}
    />
  );
}

function CaFile({ preferences }: { readonly preferences: PreferencesView }) {
  const { extraCaFile } = preferences;
  return (
    <div className="ca-file">
      <span className="field-label">{words.ca}</span>
      <code>{extraCaFile ?? words.noCa}</code>
      <Button isSmall onPress={() => void ask('chooseCaFile', {}).then(holdPreferences)}>
        {words.chooseCa}
      </Button>
      {extraCaFile !== null && (
        <Button isSmall kind="quiet" onPress={() => void changePreferences({ extraCaFile: null })}>
          {words.removeCa}
        </Button>
      )}
    </div>
  );
}
