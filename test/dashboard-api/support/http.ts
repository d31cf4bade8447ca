import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandsByContext } from '@huiyin/contracts'
import { DashboardApiModule, type DashboardPorts } from '@huiyin/dashboard-api'
import { createHttpHost, PlatformModule, type Sessions, type Viewer } from '@huiyin/nest-platform'

/** What GraphQL answers. */
export interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: {
      readonly code: string
      readonly problems?: readonly unknown[]
      readonly stacktrace?: unknown
    }
  }[]
}

/** Whoever comes with a viewer's login as token is that viewer. */
const sessionsOf = (viewers: readonly Viewer[]): Sessions => ({
  signIn: async (login) =>
    viewers.some((viewer) => viewer.login === login) ? { token: login } : { refusal: 'SignInRefused' },
  viewerOf: async (token) => viewers.find(({ login }) => login === token) ?? null,
  signOut: async () => {},
})

/** A page to be served beside the questions. */
const pageFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-page-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>回音</title>')
  writeFileSync(join(folder, 'app.js'), 'export {}')
  return folder
}

/** The questions over HTTP on a free port. */
export const serveQuestions = async (
  ports: DashboardPorts,
  viewers: readonly Viewer[],
  { production = false, unready = [] as readonly string[] } = {},
) => {
  const gateway = {
    definitions: commandsByContext,
    send: async () => ({ ok: true as const, position: null, events: [], again: false }),
  }
  const host = await createHttpHost({
    modules: [
      PlatformModule.with({ gateway, sessions: sessionsOf(viewers), cookie: { secure: false } }),
      DashboardApiModule.with({ ...ports, production }),
    ],
    staticFolders: [{ at: '/', folder: pageFolder() }],
    unready: async () => unready,
  })
  const url = await host.listen(0)
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const query = async (login: string, text: string, variables = {}): Promise<Told> => {
    const response = await send({ query: text, variables }, { cookie: `huiyin_session=${login}` })
    return (await response.json()) as Told
  }
  return { url, send, query, close: host.close }
}
