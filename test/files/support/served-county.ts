import { UNGUARDED } from '@huiyin/files'
import { commandsByContext, type Role } from '@huiyin/contracts'
import {
  findingFileQuestions,
  FindingFilesModule,
  photoQuestions,
  PhotosModule,
  type PhotoQuestionPorts,
} from '@huiyin/intake'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { EvidenceModule, evidenceQuestions, type EvidenceQuestionPorts } from '@huiyin/rectification'
import { createHttpHost, PlatformModule, type Sessions, type Viewer } from '@huiyin/nest-platform'
import { viewerWith } from '../../acceptance/gate.js'
import type { SealedHouse } from '../../acceptance/sealed-house.js'

/** Who comes in these stories: by login, with a role and the units it is held for. */
const WHO: Readonly<Record<string, { readonly role: Role; readonly unitIds: readonly string[] }>> = {
  operator: { role: 'operator', unitIds: ['desk'] },
  dispatcher: { role: 'dispatcher', unitIds: ['desk'] },
  officer: { role: 'acceptanceOfficer', unitIds: ['desk'] },
  discipline: { role: 'disciplineOfficer', unitIds: ['commission'] },
  'handler-k1': { role: 'handler', unitIds: ['K1'] },
  'handler-k2': { role: 'handler', unitIds: ['K2'] },
}
const viewers: readonly Viewer[] = Object.entries(WHO).map(([person, { role, unitIds }]) =>
  viewerWith([role], { person, unitIds }),
)
const sessions: Sessions = {
  signIn: async (login) => ({ token: login }),
  viewerOf: async (token) => viewers.find(({ login }) => login === token) ?? null,
  signOut: async () => {},
}

type SeesItem = PhotoQuestionPorts['seesItem']
/** Who sees the item here: everybody whose unit has it, and the offices; the house itself asks the dashboard. */
const seesItem: SeesItem = async ({ unitIds, roles }) => unitIds.includes('K1') || !roles.includes('handler')

/** The files of a house over HTTP, with commands beside them, on a free port. */
export const serveFiles = async (house: SealedHouse, itemId: string, guard = UNGUARDED) => {
  const { store, files, clock, personal } = house
  const kept = { store, files, vault: personal.vault, guard }
  const evidence: EvidenceQuestionPorts = {
    ...kept,
    pictures: sharpPictures(),
    seenEntries: async (viewer) => ((await seesItem(viewer, itemId)) ? [`${itemId}:K1`] : null),
  }
  const questions = {
    intake: { ...photoQuestions({ ...kept, clock, seesItem }), ...findingFileQuestions(kept) },
    rectification: evidenceQuestions(evidence),
  }
  const host = await createHttpHost({
    modules: [
      PlatformModule.with({
        gateway: { definitions: commandsByContext, send: house.send },
        ...{ sessions, cookie: { secure: false }, questions },
      }),
      ...[EvidenceModule.with(evidence), PhotosModule, FindingFilesModule.with(kept)],
    ],
  })
  const url = await host.listen(0)
  const as = (login: string | null, language = 'zh') => ({
    ...(login === null ? {} : { cookie: `huiyin_session=${login}` }),
    'accept-language': language,
  })
  const get = (login: string | null, path: string, language?: string) =>
    fetch(url + path, { headers: as(login, language) })
  /** Asks a context itself. */
  const ask = async (login: string, question: string, args: object) => {
    const headers = { ...as(login), 'content-type': 'application/json' }
    const asked = { method: 'POST', headers, body: JSON.stringify({ args }) }
    return (await fetch(`${url}/questions/${question}`, asked)).json() as Promise<{ readonly answer: unknown }>
  }
  const send = (login: string | null, path: string, sent: readonly File[]) => {
    const body = new FormData()
    for (const file of sent) body.append('file', file)
    return fetch(`${url}/files/${path}`, { method: 'POST', headers: as(login), body })
  }
  /** Uploads files for an entry, each of a type it says it is. */
  const upload = (login: string | null, entryId: string, ...sent: readonly File[]) =>
    send(login, `rectification/${entryId}`, sent)
  /** Uploads files for an inspection. */
  const uploadFor = (login: string | null, inspectionId: string, ...sent: readonly File[]) =>
    send(login, `intake/inspections/${inspectionId}`, sent)
  const command = async (login: string, path: string, input: object) => {
    const headers = { ...as(login), 'content-type': 'application/json' }
    const answer = await fetch(`${url}/commands/${path}`, { method: 'POST', headers, body: JSON.stringify({ input }) })
    await house.drain()
    return { status: answer.status, body: (await answer.json()) as { readonly code?: string } }
  }
  return { url, get, ask, upload, uploadFor, command, close: host.close }
}
export type ServedFiles = Awaited<ReturnType<typeof serveFiles>>
