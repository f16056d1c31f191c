import { useState } from 'react';
import type { Draft } from '../../shared/setup.ts';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { setupWords } from '../words/setup.ts';
import { correct } from './draft-actions.ts';
import { useSetup } from './setup-state.ts';

const words = setupWords.connect;

/** The two values as they were understood, each of which can be corrected. */
export function GivenFields() {
  const { draft } = useSetup();
  return (
    <div className="given">
      <GivenField field="clientId" label={words.clientId} given={draft?.clientId ?? null} />
      <GivenField
        field="clientSecret"
        label={words.clientSecret}
        given={draft?.clientSecret ?? null}
      />
    </div>
  );
}

interface GivenFieldProps {
  readonly field: 'clientId' | 'clientSecret';
  readonly label: string;
  readonly given: Draft['clientId'];
}

/** The ID stands there itself; of the secret there are dots, which typing replaces. */
function GivenField({ field, label, given }: GivenFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isSecret = field === 'clientSecret';
  const shown = isSecret ? '' : (given?.shown ?? '');

  function leave(): void {
    if (typed !== null && typed !== shown) correct(field, typed);
    setTyped(null);
  }

  return (
    <Field
      label={label}
      value={typed ?? shown}
      onChange={setTyped}
      onLeave={leave}
      isCode
      isSecret={isSecret}
      placeholder={isSecret ? (given?.shown ?? '') : ''}
      remark={given && <Remark given={given} isSecret={isSecret} />}
    />
  );
}

interface RemarkProps {
  readonly given: NonNullable<Draft['clientId']>;
  readonly isSecret: boolean;
}

function Remark({ given, isSecret }: RemarkProps) {
  return (
    <span className="given-remark" data-tone="ready">
      <Icon name="tick" size={14} />
      {isSecret ? secretRemark(given) : idRemark(given)}
    </span>
  );
}

function idRemark({ line }: RemarkProps['given']): string {
  return line === null ? words.typed : words.fromLine(line);
}

function secretRemark({ line, characters }: RemarkProps['given']): string {
  return line === null ? words.secretTyped(characters) : words.secretFromLine(line, characters);
}
