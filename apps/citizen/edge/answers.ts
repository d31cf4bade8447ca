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
