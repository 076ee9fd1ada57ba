-- Partner parks (伙伴园区) of a park, kept by OrganizationChanged: companies at their seats count a little more for its scenarios.
ALTER TABLE organization ADD COLUMN partners uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX organization_partners ON organization (id) WHERE cardinality(partners) > 0;

-- Every replica of the matching engine follows them.
CREATE TRIGGER organization_announce AFTER INSERT OR UPDATE ON organization FOR EACH STATEMENT EXECUTE FUNCTION announce('matching_index');
