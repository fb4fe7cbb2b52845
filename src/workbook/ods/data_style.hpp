#pragma once

#include "workbook/container/xml.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A number format of OpenDocument, put into Excel's words as far as they go.
struct DataStyle {
    std::string code;
    bool boolean = false;
    /// Other styles for values that meet a condition ("value()>=0").
    struct Map {
        std::string condition, style;
    };
    std::vector<Map> maps;
};

/// The data styles of a document by name ("N104").
class DataStyles {
public:
    /// Whether an element declares a data style (number:date-style and its kin).
    static bool is_one(std::string_view local_name);

    /// After the open tag of such an element; ends behind its close tag.
    void read(XmlScanner& xml);

    [[nodiscard]] DataStyle const* find(std::string_view name) const;
    /// The whole format code of a style, its conditional parts as sections.
    [[nodiscard]] std::string code(std::string_view name) const;

private:
    std::map<std::string, DataStyle, std::less<>> m_styles;
};

} // namespace gopbieu
