import '@graphiql/plugin-explorer/style.css';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import './page.css';
import { Page } from './page';
import { setUpWorkers } from './workers';

const container = document.getElementById('page');
if (!container) throw new Error('index.html has no element "page".');
setUpWorkers();
createRoot(container).render(<Page />);
