-- Partner parks (伙伴园区) of a park, as an administrator has set them. One-sided: each park has a list of its own.
ALTER TABLE organization
    ADD COLUMN partners uuid[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT organization_partners CHECK (cardinality(partners) = 0 OR kind = 'park');
