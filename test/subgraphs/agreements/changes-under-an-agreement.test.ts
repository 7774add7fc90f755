import { openWorld, type World } from '../../support/world';

describe('the changes of an agreement', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(
      {
        agreements: [
          { id: 'ealing-agreement', name: 'Agreement', kind: 'SHARED_SERVICES', legal_basis: 'NOT_STATED' },
        ],
        services: [
          {
            id: 'ealing-fostering',
            name: 'Fostering',
            delivery: 'SOVEREIGN',
            agreement_id: 'NOT_APPLICABLE',
          },
        ],
        changes: [
          {
            id: 'of-itself',
            subject_type: 'Agreement',
            subject_id: 'ealing-agreement',
            agreement_id: 'ealing-agreement',
            kind: 'EXTENSION',
            effective_on: '2021-05-01',
            standing: 'PROPOSED',
          },
          {
            id: 'under-it',
            subject_type: 'Service',
            subject_id: 'ealing-fostering',
            agreement_id: 'ealing-agreement',
            kind: 'TRANSFER_OF_RESPONSIBILITY',
            effective_on: '2021-04-01',
            standing: 'AGREED_IN_PRINCIPLE',
          },
          {
            id: 'elsewhere',
            subject_type: 'Service',
            subject_id: 'ealing-fostering',
            kind: 'REDESIGN',
            standing: 'PLANNED',
          },
        ],
      },
      ['agreements'],
    );
  });
  afterAll(() => world.close());

  it('are its own and those that would be made under it, each once', async () => {
    const { data, errors } = await world.ask(
      'agreements',
      `{
        agreement(id: "ealing-agreement") { changes { id } pendingChanges { id agreement { id } } }
        service(id: "ealing-fostering") { pendingChanges { id agreement { name } } }
      }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agreement: {
        changes: [{ id: 'under-it' }, { id: 'of-itself' }],
        pendingChanges: [
          { id: 'under-it', agreement: { id: 'ealing-agreement' } },
          { id: 'of-itself', agreement: { id: 'ealing-agreement' } },
        ],
      },
      service: {
        pendingChanges: [
          { id: 'under-it', agreement: { name: 'Agreement' } },
          { id: 'elsewhere', agreement: null },
        ],
      },
    });
  });
});
