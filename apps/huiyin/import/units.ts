import { derivedCommandId, IMPORT_PERSON, type Actor } from '@huiyin/event-sourcing'
import type { SendCommand } from '@huiyin/messaging'
import { endOfDayIn } from '@huiyin/kernel'
import type { Mapping } from './mapping.js'
import { unitIdOf } from './unit-ids.js'

/** A unit the cases of a file belong to, or why it could not be created. */
export type ImportedUnit =
  { readonly id: string; readonly refused: null } | { readonly id: string; readonly refused: string }

/** Makes sure that the units a file names exist, each once. */
export interface ImportedUnits {
  /** The unit of this name, created under the root when this run meets it first. */
  of(name: string): Promise<ImportedUnit>
}

/** What is known of a unit that was there before stands; an import does not rename it. */
const THERE = 'UnitAlreadyCreated'

/**
 * The units of a file, by `CreateUnit` like everybody's: the root is the tenant, the units the file names stand below
 * it. Command ids follow from what is asked, so importing again creates nothing.
 */
export const importedUnits = (mapping: Mapping, send: SendCommand): ImportedUnits => {
  const { name: tenant, zone, units } = mapping
  const actor: Actor = { person: `${IMPORT_PERSON}${tenant}:desk`, post: null, unit: null }
  const correlation = derivedCommandId('import', tenant, 'units')
  const create = async (unitId: string, name: string): Promise<ImportedUnit> => {
    const isRoot = unitId === tenant
    const [parentId, level] = isRoot ? [null, units.rootLevel] : [tenant, units.level]
    const answer = await send({
      name: 'CreateUnit',
      input: { unitId, name, nameEn: null, parentId, level, validFrom: units.since },
      commandId: derivedCommandId('import', tenant, unitId, name, level, units.since),
      tenant,
      actor,
      occurred: { at: endOfDayIn(zone, units.since), zone, precision: 'day' },
      correlation,
      causation: correlation,
    })
    return { id: unitId, refused: answer.ok || answer.refusal === THERE ? null : answer.refusal }
  }
  let root: Promise<ImportedUnit> | null = null
  const made = new Map<string, Promise<ImportedUnit>>()
  return {
    of: (name) => {
      root ??= create(tenant, units.root)
      const known = made.get(name)
      if (known) return known
      const id = unitIdOf(tenant, name)
      const unit = root.then(({ refused }) => (refused === null ? create(id, name) : { id, refused }))
      made.set(name, unit)
      return unit
    },
  }
}
