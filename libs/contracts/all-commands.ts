import { accountabilityCommands } from './accountability/commands.js'
import { campaignCommands } from './campaign/commands.js'
import type { CommandDefinitions } from './command.js'
import { evaluationCommands } from './evaluation/commands.js'
import { intakeCommands } from './intake/commands.js'
import { organisationCommands } from './organisation/commands.js'
import { rectificationCommands } from './rectification/commands.js'

/** Every command of the product by its context, as in `/commands/<context>/<Name>`. */
export const commandsByContext: Readonly<Record<string, CommandDefinitions>> = {
  intake: intakeCommands,
  rectification: rectificationCommands,
  accountability: accountabilityCommands,
  organisation: organisationCommands,
  campaign: campaignCommands,
  evaluation: evaluationCommands,
}

const owners: ReadonlyMap<string, string> = new Map(
  Object.entries(commandsByContext).flatMap(([context, commands]) =>
    Object.keys(commands).map((name) => [name, context] as const),
  ),
)

/** Which context owns a command; nobody owns one that does not exist. */
export const ownerOfCommand = (command: string): string | undefined => owners.get(command)
