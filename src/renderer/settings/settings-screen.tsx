import { useEffect, useState } from 'react';
import { ok } from '../../shared/result.ts';
import type { ScreenProps } from '../frame/screen-props.ts';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { Tabbed } from '../parts/tabbed.tsx';
import { useAnswer } from '../use-answer.ts';
import { holdPreferences, usePreferences } from '../use-preferences.ts';
import { settingsWords } from '../words/settings.ts';
import { AboutPage } from './about-page.tsx';
import { GeneralPage } from './general-page.tsx';
import { KeysPage } from './keys-page.tsx';
import { NetworkPage } from './network-page.tsx';
import { SecretPage } from './secret-page.tsx';
import { UpdatesPage } from './updates-page.tsx';
import './settings.css';

const { tab } = settingsWords;

/** One sentence per setting, its control at the right. `detail` is the id of a page. */
export function SettingsScreen(props: ScreenProps) {
  const { snapshot, detail } = props;
  const answer = useAnswer('preferences', {});
  const preferences = usePreferences();
  const [page, setPage] = useState(detail ?? 'general');

  useEffect(() => {
    if (answer.value) holdPreferences(ok(answer.value));
  }, [answer.value]);
  useEffect(() => {
    if (detail !== null) setPage(detail);
  }, [detail]);

  return (
    <div className="settings">
      <h1>{settingsWords.title}</h1>
      {preferences === null ? (
        <Unread answer={answer} />
      ) : (
        <Tabbed
          label={settingsWords.tabs}
          chosen={page in tab ? page : 'general'}
          onChoose={setPage}
          tabs={[
            {
              id: 'general',
              label: tab.general,
              content: <GeneralPage preferences={preferences} snapshot={snapshot} />,
            },
            {
              id: 'network',
              label: tab.network,
              content: <NetworkPage preferences={preferences} />,
            },
            {
              id: 'secret',
              label: tab.secret,
              content: <SecretPage {...props} preferences={preferences} />,
            },
            { id: 'keys', label: tab.keys, content: <KeysPage snapshot={snapshot} /> },
            {
              id: 'updates',
              label: tab.updates,
              content: <UpdatesPage {...props} preferences={preferences} />,
            },
            {
              id: 'about',
              label: tab.about,
              content: <AboutPage preferences={preferences} snapshot={snapshot} />,
            },
          ]}
        />
      )}
    </div>
  );
}

function Unread({ answer }: { readonly answer: ReturnType<typeof useAnswer<'preferences'>> }) {
  if (answer.kind !== 'failed' || !answer.failure) return <Loading rows={6} />;
  return (
    <Failed title={settingsWords.failedToRead} failure={answer.failure} onAgain={answer.askAgain} />
  );
}
