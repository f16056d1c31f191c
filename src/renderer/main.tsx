import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import { followPlaces } from './frame/follow-places.ts';
import { askForPreferences } from './use-preferences.ts';
import { followSnapshots } from './use-snapshot.ts';
import './styles/tokens.css';
import './styles/base.css';
import './parts/parts.css';
import './frame/frame.css';
import './overview/overview.css';
import './setup/setup.css';

const root = document.getElementById('window');
if (!root) throw new Error('The page has no element for the window');

followPlaces();
void followSnapshots();
void askForPreferences();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
