// The page's beginning: React takes over the one element of index.html.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('page');
if (root) createRoot(root).render(<StrictMode>Roledesk</StrictMode>);
