import { html, nothing, type Html } from '../html.js'
import type { Problem } from '../form.js'
import type { Language, Words } from '../words/words.js'
import { STYLE_ADDRESS } from './style.js'

/** What every page knows of the request it answers. */
export interface Page {
  readonly words: Words
  readonly language: Language
  readonly large: boolean
  /** The path of a page that GET gives, for the links that change language and size. */
  readonly path: string
  /** The same value as in the form cookie; it goes into every form. */
  readonly token: string
  /** An address of ours that keeps the language where it was chosen by hand. */
  readonly link: (path: string) => string
}

/** What is wrong, before everything else on the page, with a link to each field; it takes the focus when it loads. */
const errorSummary = ({ words }: Page, problems: readonly Problem[]): Html =>
  problems.length === 0
    ? nothing
    : html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
        <h2 id="summary-title">${words.errors.summary(problems.length)}</h2>
        <ul>
          ${problems.map(({ field, says }) => html`<li>${field === 'form' ? says : html`<a href="#${field}">${says}</a>`}</li>`)}
        </ul>
      </div>`

const header = ({ words, path, link, large }: Page): Html => {
  const here = link(path)
  const sizeLink = `${here}${here.includes('?') ? '&' : '?'}size=${large ? 'standard' : 'large'}`
  return html`<header>
    <p class="brand"><a href="${link('/c')}">${words.product}</a> <span>${words.motto}</span></p>
    <nav aria-label="${words.navigation.label}">
      ${(['report', 'follow', 'published'] as const).map(
        (name) =>
          html`<a href="${link(`/${name}`)}" ${path === `/${name}` && html`aria-current="page"`}
            >${words.navigation[name]}</a
          >`,
      )}
    </nav>
    <nav aria-label="${words.settings}">
      <a href="${path}?lang=${words.other.lang}" lang="${words.other.lang}" hreflang="${words.other.lang}"
        >${words.other.name}</a
      >
      <a href="${sizeLink}">${large ? words.smaller : words.larger}</a>
    </nav>
  </header>`
}

export interface Content {
  readonly title: string
  readonly problems?: readonly Problem[]
  readonly body: Html
}

/** A whole page. */
export const layout = (page: Page, { title, problems = [], body }: Content): string => {
  const { words, large } = page
  const prefix = problems.length > 0 ? words.errorTitle : ''
  return html`<!doctype html>
    <html lang="${words.locale}" ${large && html`class="large"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <title>${prefix}${title} – ${words.product}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLE_ADDRESS}" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        ${header(page)}
        <main id="main">
          ${errorSummary(page, problems)}
          <h1>${title}</h1>
          ${body}
        </main>
        <footer><p>${words.footer}</p></footer>
      </body>
    </html>`.text
}
