import { render } from 'preact';
import { locales } from '#kit/words/locales.ts';

const root = document.getElementById('app');
if (root !== null) render(<p>{locales.length}</p>, root);
