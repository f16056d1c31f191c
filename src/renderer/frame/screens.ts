import type { ComponentType } from 'react';
import type { Screen } from '../../shared/ipc.ts';
import { ActivityScreen } from '../activity/activity-screen.tsx';
import { AssistantsScreen } from '../assistants/assistants-screen.tsx';
import { OverviewScreen } from '../overview/overview-screen.tsx';
import type { IconName } from '../parts/icon.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { SetupScreen } from '../setup/setup-screen.tsx';
import { TablesScreen } from '../tables/tables-screen.tsx';
import type { ScreenProps } from './screen-props.ts';

interface ScreenEntry {
  readonly id: Screen;
  /** Overview has the mark of the state instead. */
  readonly icon: IconName | null;
  readonly component: ComponentType<ScreenProps>;
}

/** The screens in the order of the sidebar; the last one stands at its foot. */
export const screens: readonly ScreenEntry[] = [
  { id: 'overview', icon: null, component: OverviewScreen },
  { id: 'tables', icon: 'tables', component: TablesScreen },
  { id: 'assistants', icon: 'assistants', component: AssistantsScreen },
  { id: 'activity', icon: 'activity', component: ActivityScreen },
  { id: 'settings', icon: 'settings', component: SettingsScreen },
];

export const setupScreen: ComponentType<ScreenProps> = SetupScreen;
