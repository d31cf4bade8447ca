const FROM = '2020-01-02'

/** A section of a unit: the one commands are sent about, and another. */
export const sectionOf = (unitId: string, which = 'A') => ({
  ...{ unitId: `${unitId}-${which}`, name: `${unitId}科室${which}`, nameEn: null, validFrom: FROM },
})

/** What the commands of organisation are sent with about a unit. */
export const organisation = (unitId: string): Readonly<Record<string, object>> => {
  const [section, other] = [sectionOf(unitId), sectionOf(unitId, 'B')]
  const personId = `clerk-${unitId}`
  const login = { login: `login.${unitId.toLowerCase()}`, validFrom: FROM }
  const post = { personId, postId: `post-${unitId}-2`, postTitle: '科长', unitId, rank: 'deputy' }
  const onIt = { unitId: section.unitId, validFrom: FROM }
  return {
    CreateUnit: { ...sectionOf(unitId, 'C'), parentId: unitId, level: 'section' },
    RenameUnit: { ...section, name: '综合科' },
    MoveUnit: { ...onIt, parentId: unitId },
    MergeUnit: { ...onIt, intoUnitId: other.unitId },
    CloseUnit: { ...onIt, reason: '机构改革' },
    NoteUnitTakenOver: { unitId: section.unitId, on: FROM },
    AddPerson: { personId, name: '示例', validFrom: FROM },
    AppointPerson: { ...post, validFrom: FROM, validTo: null },
    EndAppointment: { personId, postId: `post-${unitId}`, validTo: FROM },
    AssignPortfolio: {
      ...{ personId, portfolioId: `portfolio-${unitId}`, name: '窗口服务', nameEn: null, unitId, unitIds: [unitId] },
      ...{ validFrom: FROM, validTo: null },
    },
    EndPortfolio: { personId, portfolioId: `portfolio-${unitId}`, validTo: FROM },
    NotePostTaken: { personId, postId: `post-${unitId}`, on: FROM },
    NotePostLeft: { personId, postId: `post-${unitId}`, on: FROM },
    OpenAccount: { ...login, personId, roles: [] },
    GrantRole: { ...login, role: 'handler' },
    RevokeRole: { ...login, role: 'dispatcher' },
    CloseAccount: { ...login, reason: '调离' },
  }
}
