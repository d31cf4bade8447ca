import { factReader, type EventStore } from '@huiyin/event-sourcing'
import { FileAltered, FileMissing } from '@huiyin/files'
import { contentHash, openFile, type OpenedBytes, type KeepingPorts } from '@huiyin/privacy'
import { REACH_OF_ROLE } from '@huiyin/contracts'
import { intakeQuestions } from '@huiyin/contracts/intake'
import {
  answered,
  mayAsk,
  notAnswered,
  type AnsweredFile,
  type QuestionAnswer,
  type Viewer,
} from '@huiyin/nest-platform'
import { inspectionStream, ownerOfFindings } from '../application/finding-evidence.js'
import { inspectionEvents } from '../domain/inspection/events.js'
import { evolve, initialState, type InspectionState } from '../domain/inspection/state.js'

export interface FindingFilePorts extends KeepingPorts {
  readonly store: EventStore
}

const readFact = factReader(inspectionEvents)

/** Everything of the tenant, or what the own units carry out; and nothing that complains of somebody in the own line. */
const isSeen = ({ roles, unitIds, atOrAbove }: Viewer, { plan, complainedOf }: InspectionState): boolean => {
  if (plan === null || complainedOf.some((person) => atOrAbove.includes(person))) return false
  return roles.some((role) => REACH_OF_ROLE[role] === 'tenant') || unitIds.includes(plan.byUnitId)
}

/** An inspection as somebody may see it, judged on its own facts; null where it is not his to see. */
export const seenInspection = async (
  store: EventStore,
  viewer: Viewer,
  inspectionId: string,
): Promise<InspectionState | null> => {
  if (!mayAsk(intakeQuestions.findingFile, viewer)) return null
  const facts = (await store.readStream(inspectionStream(inspectionId))).flatMap((one) => readFact(one) ?? [])
  if (facts.some(({ at }) => at.tenant !== viewer.tenant)) return null
  const state = facts.map(({ event }) => event).reduce(evolve, initialState)
  return isSeen(viewer, state) ? state : null
}

const open = async (ports: FindingFilePorts, inspectionId: string, file: string): Promise<OpenedBytes> => {
  try {
    return await openFile(ports, ownerOfFindings(inspectionId), file)
  } catch (error) {
    if (error instanceof FileMissing || error instanceof FileAltered) return { opened: false, reason: 'tampered' }
    throw error
  }
}

/** What comes over HTTP is checked here: these are ids, not paths. */
const areTexts = (...given: readonly unknown[]): boolean => given.every((one) => typeof one === 'string')

const readFile =
  (ports: FindingFilePorts) =>
  async (
    viewer: Viewer,
    { inspectionId, file }: { readonly inspectionId: string; readonly file: string },
  ): Promise<QuestionAnswer<AnsweredFile>> => {
    if (!areTexts(inspectionId, file)) return notAnswered('InputInvalid')
    const seen = await seenInspection(ports.store, viewer, inspectionId)
    const named = [...(seen?.findings.values() ?? [])].flatMap(({ data }) => data.evidence)
    const found = named.find((one) => one.file === file)
    if (!found) return notAnswered('FileNotFound')
    const opened = await open(ports, inspectionId, file)
    if (!opened.opened) return notAnswered(opened.reason === 'erased' ? 'FileErased' : 'FileDamaged')
    if (contentHash(opened.bytes) !== found.sha256) return notAnswered('FileDamaged')
    return answered({ bytes: opened.bytes, mediaType: found.mediaType, name: found.name })
  }

/** The question for a file of a finding, answered where it can be opened, to those who see the inspection. */
export const findingFileQuestions = (ports: FindingFilePorts) => ({
  findingFile: { definition: intakeQuestions.findingFile, run: readFile(ports) },
})
export type FindingFileQuestions = ReturnType<typeof findingFileQuestions>
