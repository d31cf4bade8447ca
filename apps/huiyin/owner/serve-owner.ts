import { runningFolder } from '../cli/folder-command.js'
import { FOLDER_COMMANDS } from '../cli/folder-commands.js'
import type { Installation } from '../host/installation.js'
import { ownerServer, type OwnerServer } from './owner-server.js'

/** From now on commands for the folder of an installation may be sent to this process: the lock file says where. */
export const serveOwner = async (
  installation: Installation,
  onFault: (where: string, error: unknown) => void,
): Promise<Pick<OwnerServer, 'close'>> => {
  const { folder } = installation
  const server = await ownerServer({ folder: runningFolder(installation), commands: FOLDER_COMMANDS, onFault })
  folder.announce(server.address)
  return {
    close: async () => {
      folder.announce(null)
      await server.close()
    },
  }
}
