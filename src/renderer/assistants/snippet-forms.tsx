import type { Snippet } from '../../shared/outputs.ts';
import { Choice } from '../parts/choice.tsx';
import { Icon } from '../parts/icon.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { previewPieces } from './preview-pieces.ts';

interface SnippetFormsProps {
  readonly name: string;
  readonly forms: Snippet['forms'];
  /** Place of the chosen form. */
  readonly chosen: number;
  readonly onChoose: (form: number) => void;
}

/** The ways to connect, one at a time. The key is a stand-in until it is copied. */
export function SnippetForms({ name, forms, chosen, onChoose }: SnippetFormsProps) {
  const form = forms[chosen];
  if (!form) return null;
  return (
    <figure className="snippet">
      <figcaption className="snippet-head">
        <Icon name={form.path === null ? 'enter' : 'file'} />
        {form.path === null ? <span>{form.title}</span> : <code>{form.path}</code>}
        {forms.length > 1 && (
          <Choice
            label={assistantsWords.forms}
            value={String(chosen)}
            choices={forms.map(({ title }, at) => ({ id: String(at), label: title }))}
            onChange={(id) => onChoose(Number(id))}
          />
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <pre className="snippet-text" tabIndex={0}>
        {previewPieces(form.text, name).map(({ text, isStandIn }, at) =>
          isStandIn ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
            <em key={at}>{text}</em>
          ) : (
            text
          ),
        )}
      </pre>
    </figure>
  );
}
