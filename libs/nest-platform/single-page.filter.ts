import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Request, Response } from 'express'
import type { StaticFolder } from './static-files.js'

const isPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !(request.path.split('/').at(-1) ?? '').includes('.') &&
  request.accepts(['json', 'html']) === 'html'

/**
 * A page asked for by address that no route answers is the single page's own business: its `index.html` is sent. What
 * asks for data, or for a file that is not there, gets its 404.
 */
@Catch(NotFoundException)
export class SinglePageFilter implements ExceptionFilter<NotFoundException> {
  constructor(private readonly folders: readonly StaticFolder[]) {}

  catch(error: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>()
    const response = host.switchToHttp().getResponse<Response>()
    const index = isPage(request) ? this.indexFor(request.path) : null
    if (index === null) response.status(404).json(error.getResponse())
    else response.setHeader('cache-control', 'no-cache').sendFile(index)
  }

  private indexFor(path: string): string | null {
    const found = this.folders
      .filter(({ at }) => path === at || path.startsWith(at.endsWith('/') ? at : `${at}/`))
      .sort((one, other) => other.at.length - one.at.length)[0]
    const index = found && join(resolve(found.folder), 'index.html')
    return index && existsSync(index) ? index : null
  }
}
