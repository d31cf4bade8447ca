import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setUpWords } from '../shared/i18n/setup.js'
import './base.css'
import { Providers } from './providers.js'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the application')

await setUpWords()
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
)
