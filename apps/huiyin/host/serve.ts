import { CitizenModule } from '@huiyin/citizen'
import { DashboardApiModule, dashboardFolder, seenItems, type DashboardPorts } from '@huiyin/dashboard-api'
import { commandsByContext } from '@huiyin/contracts'
import { systemClock } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import {
  findingFileQuestions,
  FindingFilesModule,
  intakeQuestionsOver,
  photoQuestions,
  PhotosModule,
  type PhotoQuestionPorts,
} from '@huiyin/intake'
import { createHttpHost, PlatformModule, type HttpHost } from '@huiyin/nest-platform'
import { organisationFromLog } from '@huiyin/organisation'
import { organisationSessions } from '@huiyin/organisation/sessions'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { EvidenceModule, evidenceQuestions, type EvidenceQuestionPorts } from '@huiyin/rectification'
import { RANKING_MINIMUM } from '@huiyin/statistics'
import { countingBy } from '@huiyin/installation'
import { accessesOf, noting } from '@huiyin/access-log'
import { Open311Module, open311Bodies } from '@huiyin/open311'
import { citizenPorts, citizensTenant } from './citizen.js'
import type { Installation } from './installation.js'
import { open311Ports, open311Settings } from './open311.js'
import { replayItem, sanctionHistory } from './replay.js'

/** What the questions of the dashboard are asked of. */
const dashboardPorts = (installation: Installation): DashboardPorts => {
  const { lists, ask, store, settings, settling } = installation
  return {
    lists: lists.query,
    ask,
    clock: installation.clock,
    head: async () => (await store.head())?.position ?? null,
    waitFor: async (position, of) => {
      if (of === 'lists') await settling.drain()
      else await installation.settle()
      return position
    },
    historyOf: (itemId, asOf) => replayItem(installation, itemId, asOf),
    sanctionHistoryOf: (sanctionId) => sanctionHistory(installation, sanctionId),
    accessesOf: (tenant, itemId) => accessesOf(installation, tenant, itemId),
    zoneOf: (tenant) => settings.of(tenant).zone,
    countingOf: countingBy(settings),
    minimumSample: RANKING_MINIMUM,
    unitNames: installation.unitNames,
  }
}

/** What the contexts answer themselves, sealed text and files, for those who see the item; and files over HTTP. */
const ownAnswers = ({ store, files, guard, personalData, clock }: Installation, ports: DashboardPorts) => {
  const { vault } = personalData
  const seen = seenItems(ports)
  const evidence: EvidenceQuestionPorts = {
    ...{ store, files, vault, guard, pictures: sharpPictures() },
    seenEntries: async (viewer, itemId) => (await seen(viewer, itemId))?.entryIds ?? null,
  }
  const photos: PhotoQuestionPorts = {
    ...{ store, files, vault, clock },
    seesItem: async (viewer, itemId) => (await seen(viewer, itemId)) !== null,
  }
  const found = { store, files, vault, guard }
  return {
    questions: {
      intake: {
        ...intakeQuestionsOver({ store, clock, vault }),
        ...photoQuestions(photos),
        ...findingFileQuestions(found),
      },
      rectification: evidenceQuestions(evidence),
    },
    modules: [EvidenceModule.with(evidence), PhotosModule, FindingFilesModule.with(found)],
  }
}

/** What people outside come to: the pages of citizens, and Open311 for programs. */
const forThePublic = (installation: Installation, tenant: string) => [
  CitizenModule.with(citizenPorts(installation, tenant)),
  Open311Module.with(open311Ports(installation, tenant, open311Settings(process.env))),
]

/** One HTTP server over one installation: sessions, commands, questions, and the screens. */
export const serve = async (installation: Installation, identity: Identity): Promise<HttpHost> => {
  const { store, settings, lists, send } = installation
  const ports = dashboardPorts(installation)
  const { questions, modules } = ownAnswers(installation, ports)
  const lookUp = organisationFromLog(store)
  const zoneOf = (of: string) => settings.of(of).zone
  const sessions = organisationSessions({ identity, lookUp, zoneOf, lists: lists.query, clock: systemClock })
  const gateway = { definitions: commandsByContext, send }
  const folder = dashboardFolder()
  const tenant = citizensTenant(installation)
  return createHttpHost({
    modules: [
      PlatformModule.with({ gateway, sessions, cookie: { secure: false }, questions, onAsked: noting(installation) }),
      DashboardApiModule.with({
        ...ports,
        production: process.env['NODE_ENV'] === 'production',
      }),
      ...modules,
      ...(tenant === null ? [] : forThePublic(installation, tenant)),
    ],
    beforeBodies: open311Bodies,
    staticFolders: folder === null ? [] : [{ at: '/', folder, hashed: 'assets' }],
  })
}
