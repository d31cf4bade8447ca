import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { localIdentity } from '@huiyin/identity-local'
import { dayIn, systemClock } from '@huiyin/kernel'
import { SYSTEM } from '@huiyin/messaging'
import { openInstallation } from '@huiyin/host/installation'
import { ROOT } from './product.js'

/** The folder that was named, else the usual place beside the repository. */
export const NAMED = process.env['HUIYIN_BOSTON']
const SOURCE = NAMED ?? join(ROOT, '../shared/data')

/** The half-year of Boston and the figures two other programs computed of it. */
export const ROWS_FILE = join(SOURCE, 'boston311-2015-h1.csv.gz')
export const FIGURES_FILE = join(SOURCE, 'boston311-2015-h1.expected.json')
export const isBostonPresent = [ROWS_FILE, FIGURES_FILE].every((file) => existsSync(file))

const TENANT = 'boston311'
const PERSON = 'boston-leader'

/** A folder the half-year was brought into before; it is copied instead of importing once more. */
const IMPORTED = process.env['HUIYIN_BOSTON_IMPORTED']

/** Brings the half-year into an empty folder. */
export const importBoston = (data: string): void => {
  if (IMPORTED !== undefined) return cpSync(IMPORTED, data, { recursive: true })
  const args = ['apps/huiyin/bin/huiyin.js', 'import', TENANT, ROWS_FILE, '--data', data]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(`Boston could not be imported:\n${stdout}`)
}

/** A leader of the imported city: an import brings units and cases, but nobody who could sign in. */
export const addLeader = async (data: string, login: string, password: string): Promise<void> => {
  const installation = await openInstallation({ folder: data, existing: true })
  const identity = localIdentity({ file: installation.folder.identity, clock: systemClock })
  const does = async (name: string, input: object): Promise<void> => {
    const commandId = randomUUID()
    const about = { tenant: TENANT, actor: SYSTEM, occurred: null, correlation: commandId, causation: commandId }
    const answer = await installation.send({ name, input, commandId, ...about })
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  }
  try {
    const validFrom = dayIn(installation.settings.of(TENANT).zone, systemClock.now())
    await does('AddPerson', { personId: PERSON, name: 'Example Leader', validFrom })
    const post = { postId: 'boston-post', postTitle: 'Leader', unitId: TENANT, rank: 'principal' }
    await does('AppointPerson', { personId: PERSON, ...post, validFrom, validTo: null })
    await does('OpenAccount', { login, personId: PERSON, roles: ['leader', 'supervisor'], validFrom })
    const set = await identity.setPassword(login, password)
    if (!set.ok) throw new Error(`the password was refused: ${set.refusal}`)
    await installation.settle()
  } finally {
    await identity.close()
    await installation.close()
  }
}
