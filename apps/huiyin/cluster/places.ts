import type { OperatorConfig } from '@huiyin/process-host/config'
import type { BesideLog } from '../backup/take-backup.js'
import { NotPossible } from '../cli/exit.js'

/** Where an installation of processes keeps what lies beside its database. */
export type Places = Omit<BesideLog, 'identity' | 'access'>

/** What the operator's configuration says of it. Throws `NotPossible` where it says nothing. */
export const placesOf = ({
  places,
  settings,
  files,
}: Pick<OperatorConfig, 'places' | 'settings' | 'files'>): Places => {
  if (!places) {
    throw new NotPossible(
      "The operator's configuration does not say where the vault, the journal of erasures and the seals lie: " +
        'places.vault, places.erasures, places.seals.',
    )
  }
  return { ...places, settings, files }
}
