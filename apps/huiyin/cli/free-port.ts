import { createServer } from 'node:net'
import { NotPossible } from './exit.js'

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program: stop that one, or choose another port with --port',
  EACCES: 'may not be used by you: choose one from 1024 on with --port',
}

/** Finds out before anything is begun whether the product can listen there. Throws `NotPossible`. */
export const requireFreePort = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = WHY[error.code ?? '']
      reject(why === undefined ? error : new NotPossible(`port ${port} ${why}`))
    })
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve()))
  })
