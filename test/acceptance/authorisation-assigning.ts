/** What is sent about who has a unit's item, and about what is said against that, or against a reply. */
export const assigningAbout = (itemId: string, unitId: string): Readonly<Record<string, object>> => {
  const report = { itemId, reportId: `${itemId}-report` }
  return {
    NameComplainedOf: { itemId, personIds: [`clerk-${unitId}`] },
    WatchItem: { itemId, reason: '群众反映集中' },
    EndItemWatch: { itemId },
    NameStyleLead: { itemId, reason: '反映推诿' },
    DropStyleLead: { itemId, reason: '不涉及作风' },
    TakeFirstContact: { itemId, personId: 'somebody', unitId },
    AssignItem: { itemId, unitId, personId: null, outsideDeadline: null },
    TransferItem: { itemId, unitId, personId: null, reason: '职责所在' },
    ObjectToAssignment: { itemId, reason: '不在职责范围', rightUnitId: null },
    DecideAssignmentObjection: { itemId, upheld: false, reason: '属其职责', unitId: null, personId: null },
    NoteAssignmentObjectionOverdue: { itemId, dueAt: '2020-01-16T15:59:59.999Z' },
    RecordItemPassedOn: { itemId, unitId, personId: 'somebody' },
    GiveTrackingCode: { ...report, tracking: '0123456789abcdef0123456789abcdef' },
    MarkDuplicate: { itemId, originalItemId: null },
    RaiseObjection: { ...report, text: '答复与事实不符' },
    RecordObjectionDecision: { ...report, upheld: false },
  }
}
