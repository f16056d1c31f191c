import type { ScreenProps } from '../frame/screen-props.ts';
import { Page } from '../parts/page.tsx';
import { frameWords } from '../words/frame.ts';

export function SettingsScreen(_props: ScreenProps) {
  return <Page title={frameWords.screens.settings}>{null}</Page>;
}
