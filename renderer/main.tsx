import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import { fetchScreen } from './frame/screens.ts';
import { Appearance } from './kit/appearance.tsx';
import { followJobs } from './kit/jobs.ts';
import { readRoute } from './kit/route.ts';
import { askFirstRows } from './ledger/first-rows.ts';
import './kit/theme.css';

// What the first screen shows is fetched while the frame is drawn.
const route = readRoute(window.location.hash);
if (route.screen === 'ledger') askFirstRows(route);
fetchScreen(route.screen);
followJobs();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><Appearance><App /></Appearance></StrictMode>);
