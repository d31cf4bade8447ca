import { existsSync, readdirSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { NextFunction, Request, Response } from 'express'

/** A folder of files that is served as it is. */
export interface StaticFolder {
  /** The path it is served under, `/`. */
  readonly at: string
  readonly folder: string
  /** Files below this folder of it carry a hash of their content in their name, `assets`: they never change. */
  readonly hashed?: string
}

/** The encodings a build may have laid beside a file, the smaller one first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

const INDEX = '/index.html'
const FOR_A_YEAR = 'public, max-age=31536000, immutable'
/** Kept, but asked about each time: the answer is 304 while the file is the same. */
const ASK_FIRST = 'no-cache'

/** The files of a folder that have an encoded twin, by their path in an address, with the ending of each twin. */
const twinsIn = (folder: string): ReadonlyMap<string, ReadonlySet<string>> => {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  const known = new Set(names)
  const twinsOf = (name: string) =>
    new Set(ENCODINGS.map(([, ending]) => ending).filter((ending) => known.has(name + ending)))
  return new Map(names.map((name) => [`/${name}`, twinsOf(name)] as const).filter(([, twins]) => twins.size > 0))
}

/**
 * Sends the twin that a build has compressed where the browser takes it, so that nothing is compressed while somebody
 * waits. What is there is looked up once: a build that comes later needs a restart.
 */
const precompressed = (folder: string, at: string) => {
  const twins = twinsIn(folder)
  const prefix = at.endsWith('/') ? at.slice(0, -1) : at
  return (request: Request, response: Response, next: NextFunction): void => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const path = (request.path.startsWith(prefix) ? request.path.slice(prefix.length) : '').replace(/^\/$/, INDEX)
    const has = isRead ? twins.get(path) : undefined
    if (!has) return next()
    response.vary('accept-encoding')
    const taken = ENCODINGS.find(([name, ending]) => has.has(ending) && request.acceptsEncodings(name) === name)
    if (taken) {
      const [name, ending] = taken
      response.setHeader('content-encoding', name)
      response.type(extname(path))
      request.url = `${prefix}${path}${ending}`
    }
    next()
  }
}

/** Serves a folder: compressed where it was built so, for a year where a name changes with its content. */
export const serveFolder = (app: NestExpressApplication, { at, folder, hashed }: StaticFolder): void => {
  const root = resolve(folder)
  const unchanging = hashed === undefined ? null : join(root, hashed, '/')
  app.use(precompressed(root, at))
  app.useStaticAssets(root, {
    prefix: at,
    index: 'index.html',
    dotfiles: 'ignore',
    setHeaders: (response: Response, file: string) =>
      void response.setHeader(
        'cache-control',
        unchanging !== null && file.startsWith(unchanging) ? FOR_A_YEAR : ASK_FIRST,
      ),
  })
}
