import { html } from '../html.js'
import { layout, type Page } from './layout.js'

/** The front door of citizens. */
export const landingPage = (page: Page): string => {
  const { words, link } = page
  const { landing } = words
  const body = html`<p>${landing.lead}</p>
    <div class="buttons">
      <a class="button" href="${link('/report')}">${landing.report}</a>
      <a class="button second" href="${link('/follow')}">${landing.follow}</a>
    </div>
    <p><a class="link" href="${link('/published')}">${words.published.title}</a></p>`
  return layout(page, { title: landing.title, body })
}

/** Too many attempts, in words. */
export const tooManyPage = (page: Page, seconds: number): string => {
  const { title, says } = page.words.tooMany
  return layout(page, { title, body: html`<p>${says(Math.max(1, Math.ceil(seconds / 60)))}</p>` })
}

/** Something did not work; what is told does not say what lies inside. */
export const failurePage = (page: Page, status: number, requestId: string): string => {
  const { failure } = page.words
  if (status === 404) return layout(page, { title: failure.notFound, body: html`` })
  const says = status === 413 ? failure.tooLarge : failure.says
  const body = html`<p>${says}</p>
    <p>${failure.id}${requestId}</p>`
  return layout(page, { title: failure.title, body })
}
