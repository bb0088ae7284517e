import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import { Appearance } from './kit/appearance.tsx';
import { followJobs } from './kit/jobs.ts';
import './kit/theme.css';

followJobs();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><Appearance><App /></Appearance></StrictMode>);
