-- A person's time zone was known when it was chosen; a later release of the time zone data may lack it (Debian 13 moved old names such as
-- Asia/Chongqing to a package of their own). It must not keep the notices of all others then: China's time stands in for it.
CREATE FUNCTION known_zone(zone text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    PERFORM now() AT TIME ZONE zone;
    RETURN zone;
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN 'Asia/Shanghai';
END
$$;
