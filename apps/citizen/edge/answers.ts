import type { Response } from 'express'

/** A page that nobody else may see later: on a shared device or in a proxy. */
export const sendPage = (response: Response, page: string, status = 200): void => {
  response.status(status).setHeader('cache-control', 'no-store')
  response.type('html').send(page)
}

/** On to a page that GET shows, so that reloading sends nothing again. */
export const goTo = (response: Response, address: string): void => {
  response.setHeader('cache-control', 'no-store')
  response.redirect(303, address)
}

/** An empty form: going back to it must find it as it was left, so the browser may keep it. */
export const sendForm = (response: Response, page: string): void => {
  response.setHeader('cache-control', 'private, no-cache')
  response.type('html').send(page)
}
