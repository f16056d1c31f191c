import { ask } from '../bridge.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { tell } from '../toasts.ts';
import { fixOf } from '../words/fixes.ts';
import { setupWords } from '../words/setup.ts';
import { startDemo } from './prove-actions.ts';

const { source, demo } = setupWords;

/** For those who have no values yet. */
export function ConnectAside({ offersDemo }: { readonly offersDemo: boolean }) {
  return (
    <aside className="setup-aside">
      <h2>{source.title}</h2>
      <ol className="numbered">
        <li>{source.open}</li>
        <li>
          {source.create.map((part) =>
            /^[a-z:]+$/.test(part) ? <code key={part}>{part}</code> : part,
          )}
        </li>
        <li>{source.copy}</li>
      </ol>
      <LinkButton opensBrowser onPress={() => void ask('openLink', { link: 'api-clients' })}>
        {source.link}
      </LinkButton>
      {offersDemo && (
        <section className="setup-aside-part">
          <h2>{demo.title}</h2>
          <p>{demo.about}</p>
          <Button onPress={() => void demoAndTell()}>{demo.start}</Button>
        </section>
      )}
    </aside>
  );
}

async function demoAndTell(): Promise<void> {
  const answer = await startDemo();
  if (!answer.ok) tell(`${answer.failure.title}. ${fixOf(answer.failure)}`, { hasFailed: true });
}
